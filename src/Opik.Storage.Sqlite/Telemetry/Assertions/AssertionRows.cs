using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Reads what was asserted of traces.</summary>
internal static class AssertionRows
{
    private const string Sql = "SELECT name, passed, reason FROM assertion_result WHERE ws = ?1 AND kind = 1 AND entity = ?2 ORDER BY created_at, name, author";

    /// <summary>Each assertion of a trace once, in the order in which they were judged; null: none.</summary>
    public static List<AssertionOutcome>? Read(ViewContext context, Guid trace)
    {
        List<AssertionOutcome>? outcomes = null;
        var row = context.Session.Prepare(Sql).Bind(1, context.Workspace).Bind(2, trace);
        while (row.Step())
        {
            var outcome = new AssertionOutcome(row.Text(0)!, row.Int64(1) != 0, row.Text(2));
            outcomes ??= [];
            var same = outcomes.FindIndex(one => one.Assertion == outcome.Assertion);
            if (same < 0)
                outcomes.Add(outcome);
            else if (outcomes[same].Passed)
                outcomes[same] = outcome;
        }

        row.Reset();
        return outcomes;
    }
}
