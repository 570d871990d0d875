using System.Text.Json;

namespace Opik.Storage.Sqlite;

/// <summary>
/// Which items of an experiment pass: a run passes when every assertion on it holds (also when there is none), an item when
/// as many runs pass as the policy asks for, that of the run, else of the item, else of the suite, else one
/// (3-evaluation TS-05).
/// </summary>
internal sealed class SuitePasses(ViewContext context, long? dataset, long? version)
{
    private const string RunsSql = "SELECT i.dataset_item, i.id FROM experiment_item i INDEXED BY experiment_item_run WHERE i.experiment = ?1";

    // Of several authors of one assertion all must say that it holds.
    private const string AssertionsSql = """
        SELECT i.id, a.name, min(a.passed) FROM experiment_item i INDEXED BY experiment_item_run
        CROSS JOIN assertion_result a ON a.ws = i.ws AND a.kind = 1 AND a.entity = i.trace WHERE i.experiment = ?1 GROUP BY i.id, a.name
        """;

    private long? _ofSuite;

    /// <summary>Passed items (null: nothing is asserted), and by assertion the share of runs in which it holds.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="isSuite">Whether it is judged by assertions, also when there are none yet.</param>
    public (long? PassedItems, Dictionary<string, double> Assertions) Count(long experiment, bool isSuite)
    {
        var assertions = new Dictionary<string, (long Held, long Runs)>(StringComparer.Ordinal);
        var passed = Items(experiment, isSuite, (_, assertion, held) =>
        {
            var (sum, runs) = assertions.GetValueOrDefault(assertion);
            assertions[assertion] = (sum + (held ? 1 : 0), runs + 1);
        });
        return (passed?.Count, assertions.ToDictionary(pair => pair.Key, pair => (double)pair.Value.Held / pair.Value.Runs, StringComparer.Ordinal));
    }

    /// <summary>The items that pass; null: nothing is asserted.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="isSuite">Whether it is judged by assertions, also when there are none yet.</param>
    /// <param name="each">Is told every assertion of every run, and whether it holds.</param>
    public HashSet<Guid>? Items(long experiment, bool isSuite, Action<Guid, string, bool> each)
    {
        var failed = new HashSet<Guid>();
        var row = context.Session.Prepare(AssertionsSql).Bind(1, experiment);
        while (row.Step())
        {
            isSuite = true;
            var held = row.Int64(2) != 0;
            if (!held)
                failed.Add(row.Id(0));
            each(row.Id(0), row.Text(1)!, held);
        }

        row.Reset();
        return isSuite ? PassedItems(experiment, failed) : null;
    }

    /// <summary>Passed runs that an item needs.</summary>
    /// <param name="item">The item.</param>
    /// <param name="run">One of its runs.</param>
    public long Threshold(Guid item, Guid run) => Of(OfRun(run)) ?? Of(OfItem(item)) ?? (_ofSuite ??= Of(OfVersion()) ?? 1);

    private HashSet<Guid> PassedItems(long experiment, HashSet<Guid> failed)
    {
        var items = new Dictionary<Guid, (long Passed, Guid Run)>();
        var row = context.Session.Prepare(RunsSql).Bind(1, experiment);
        while (row.Step())
        {
            var (passed, run) = items.GetValueOrDefault(row.Id(0));
            items[row.Id(0)] = (passed + (failed.Contains(row.Id(1)) ? 0 : 1), run == Guid.Empty ? row.Id(1) : run);
        }

        row.Reset();
        return [.. items.Where(item => item.Value.Passed >= Threshold(item.Key, item.Value.Run)).Select(item => item.Key)];
    }

    private static long? Of(string? policy)
    {
        if (policy is null)
            return null;
        using var json = JsonDocument.Parse(policy);
        return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("pass_threshold", out var threshold)
            && threshold.ValueKind == JsonValueKind.Number ? threshold.GetInt64() : null;
    }

    private string? OfRun(Guid run) => Text(context.Session.Prepare("SELECT policy FROM experiment_item WHERE ws = ?1 AND id = ?2").Bind(1, context.Workspace).Bind(2, run));

    private string? OfItem(Guid item) => dataset is not { } key || SeenItem.Seq(context.Session, key, item, version) is not { } seq
        ? null
        : Text(context.Session.Prepare("SELECT execution_policy FROM dataset_item WHERE seq = ?1").Bind(1, seq));

    private string? OfVersion() => Text(
        context.Session.Prepare("SELECT execution_policy FROM dataset_version WHERE dataset = ?1 AND (?2 IS NULL OR number = ?2) ORDER BY number DESC LIMIT 1").Bind(1, dataset).Bind(2, version));

    private static string? Text(SqliteStatement row)
    {
        try
        {
            return row.Step() ? row.Text(0) : null;
        }
        finally
        {
            row.Reset();
        }
    }
}
