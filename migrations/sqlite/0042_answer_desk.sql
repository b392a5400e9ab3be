-- Unfinished answers by department, for its desk and its morning digest（今日の仕事・毎朝のまとめ）.
CREATE INDEX response_desk ON response (department_id, due_on, call_id) WHERE state = 'drafting';
