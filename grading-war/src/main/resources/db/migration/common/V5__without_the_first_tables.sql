-- What they held is in the class "tutorial" since V4.
drop table grade;
drop table student;
