using System.Text;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Results of guardrails of traces, by span and name.</summary>
internal static class GuardrailRows
{
    /// <summary>Results by trace; traces without any are left out.</summary>
    public static Dictionary<Guid, IReadOnlyList<GuardrailCheck>> Read(SqliteSession session, long workspace, Guid projectId, IEnumerable<Guid> traces)
    {
        var checks = new Dictionary<Guid, IReadOnlyList<GuardrailCheck>>();
        var row = session.Prepare("SELECT span, name, passed, config, details FROM guardrail WHERE ws=?1 AND trace=?2 ORDER BY span, name");
        foreach (var trace in traces)
        {
            row.Bind(1, workspace).Bind(2, trace);
            var list = new List<GuardrailCheck>();
            while (row.Step())
            {
                list.Add(new GuardrailCheck
                {
                    EntityId = trace,
                    SecondaryId = row.Id(0),
                    ProjectId = projectId,
                    Name = row.Text(1)!,
                    Passed = row.Int64(2) != 0,
                    Config = new JsonText(Encoding.UTF8.GetBytes(row.Text(3)!)),
                    Details = new JsonText(Encoding.UTF8.GetBytes(row.Text(4)!)),
                });
            }

            row.Reset();
            if (list.Count > 0)
                checks[trace] = list;
        }

        return checks;
    }
}
