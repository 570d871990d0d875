using System.Text.Json;

namespace Opik.Storage.Sqlite;

/// <summary>Logs of online rules in the catalog file.</summary>
internal sealed class SqliteOnlineRuleLogs(SqliteDatabase database) : IOnlineRuleLogs
{
    public Task AddAsync(Scope scope, IReadOnlyList<RuleLogLine> lines, CancellationToken cancellationToken) =>
        lines.Count == 0 ? Task.CompletedTask : database.WriteAsync(session => Add(session, scope.WorkspaceId, lines), cancellationToken: cancellationToken);

    public Task<(IReadOnlyList<RuleLogLine> Lines, long Total)> ReadAsync(Scope scope, Guid ruleId, int size, CancellationToken cancellationToken) =>
        database.ReadAsync<(IReadOnlyList<RuleLogLine>, long)>(
            session =>
            {
                var lines = new List<RuleLogLine>();
                var row = session.Prepare("SELECT at, level, message, markers FROM online_rule_log WHERE ws = ?1 AND rule_id = ?2 ORDER BY number DESC LIMIT ?3")
                    .Bind(1, scope.WorkspaceId).Bind(2, ruleId).Bind(3, (long)size);
                while (row.Step())
                    lines.Add(new RuleLogLine(ruleId, row.Time(0), (RuleLogLevel)row.Int32(1), row.Text(2)!, JsonSerializer.Deserialize<Dictionary<string, string>>(row.Text(3)!)!));
                row.Reset();
                var count = session.Prepare("SELECT count(*) FROM online_rule_log WHERE ws = ?1 AND rule_id = ?2").Bind(1, scope.WorkspaceId).Bind(2, ruleId);
                count.Step();
                var total = count.Int64(0);
                count.Reset();
                return (lines, total);
            },
            cancellationToken);

    private static void Add(SqliteSession session, Guid workspace, IReadOnlyList<RuleLogLine> lines)
    {
        foreach (var line in lines)
        {
            session.Prepare("""
                INSERT INTO online_rule_log (ws, rule_id, at, level, message, markers)
                SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE EXISTS (SELECT 1 FROM online_rule WHERE ws = ?1 AND id = ?2)
                """)
                .Bind(1, workspace)
                .Bind(2, line.RuleId)
                .Bind(3, line.At)
                .Bind(4, (long)line.Level)
                .Bind(5, line.Message)
                .BindText(6, JsonSerializer.SerializeToUtf8Bytes(line.Markers))
                .Execute();
        }

        foreach (var rule in lines.Select(line => line.RuleId).Distinct())
        {
            session.Prepare("""
                DELETE FROM online_rule_log WHERE ws = ?1 AND rule_id = ?2
                  AND number <= (SELECT number FROM online_rule_log WHERE ws = ?1 AND rule_id = ?2 ORDER BY number DESC LIMIT 1 OFFSET ?3)
                """).Bind(1, workspace).Bind(2, rule).Bind(3, (long)IOnlineRuleLogs.Kept).Execute();
        }
    }
}
