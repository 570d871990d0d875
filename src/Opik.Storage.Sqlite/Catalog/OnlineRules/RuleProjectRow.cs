namespace Opik.Storage.Sqlite;

/// <summary>Rows of the table <c>online_rule_project</c>.</summary>
internal static class RuleProjectRow
{
    /// <summary>The projects of a rule by name; one that is being deleted has none.</summary>
    public static IReadOnlyList<RuleProject> Read(SqliteSession session, Guid workspace, Guid rule)
    {
        var projects = new List<RuleProject>();
        var row = session.Prepare("""
            SELECT l.project_id, p.name FROM online_rule_project l LEFT JOIN project p ON p.ws = l.ws AND p.id = l.project_id
            WHERE l.ws = ?1 AND l.rule_id = ?2 ORDER BY p.name_key, l.project_id
            """).Bind(1, workspace).Bind(2, rule);
        while (row.Step())
            projects.Add(new RuleProject(row.Id(0), row.Text(1)));
        row.Reset();
        return projects;
    }

    /// <summary>Makes the projects of the rule those that it says.</summary>
    public static void Replace(SqliteSession session, Guid workspace, OnlineRule rule)
    {
        Delete(session, workspace, rule.Id);
        foreach (var project in rule.Projects)
        {
            session.Prepare("INSERT OR IGNORE INTO online_rule_project (ws, project_id, rule_id) VALUES (?1, ?2, ?3)")
                .Bind(1, workspace).Bind(2, project.Id).Bind(3, rule.Id).Execute();
        }
    }

    /// <summary>Whether a rule is of a project.</summary>
    public static bool Has(SqliteSession session, Guid workspace, Guid rule, Guid project)
    {
        var row = session.Prepare("SELECT 1 FROM online_rule_project WHERE ws = ?1 AND project_id = ?2 AND rule_id = ?3").Bind(1, workspace).Bind(2, project).Bind(3, rule);
        var has = row.Step();
        row.Reset();
        return has;
    }

    /// <summary>Takes all its projects from a rule.</summary>
    public static void Delete(SqliteSession session, Guid workspace, Guid rule) =>
        session.Prepare("DELETE FROM online_rule_project WHERE ws = ?1 AND rule_id = ?2").Bind(1, workspace).Bind(2, rule).Execute();
}
