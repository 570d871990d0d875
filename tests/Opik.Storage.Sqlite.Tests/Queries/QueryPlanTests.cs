using Opik.Contracts;

namespace Opik.Storage.Sqlite.Tests.Queries;

/// <summary>The main lists walk the index made for them, and sort nothing.</summary>
public sealed class QueryPlanTests(StoredRows rows)
{
    [Fact]
    public async Task The_newest_page_walks_the_project()
    {
        AssertPlan(await TracePlanAsync(), "trace_project", sorts: false);
    }

    [Theory]
    [InlineData("""[{"field":"name","operator":"=","value":"agent run"}]""", "trace_name")]
    [InlineData("""[{"field":"error_info","operator":"is_not_empty"}]""", "trace_error")]
    [InlineData("""[{"field":"error_type","operator":"=","value":"ValueError"}]""", "trace_error")]
    [InlineData("""[{"field":"thread_id","operator":"=","value":"thread-1"}]""", "trace_thread")]
    [InlineData("""[{"field":"tags","operator":"contains","value":"größe"}]""", "trace_tags")]
    [InlineData("""[{"field":"duration","operator":">","value":"5"}]""", "trace_project")]
    public async Task Conditions_lead_to_their_index_without_sorting(string filters, string index)
    {
        AssertPlan(await TracePlanAsync(FilterParser.Parse(filters, FilterFields.Traces)), index, sorts: false);
    }

    [Fact]
    public async Task Several_names_are_walked_side_by_side()
    {
        var plan = await TracePlanAsync(FilterParser.Parse("""[{"field":"name","operator":"contains","value":"chat"}]""", FilterFields.Traces));

        Assert.Equal(2, plan.Count(line => line.Contains("USING INDEX trace_name", StringComparison.Ordinal)));
        Assert.Contains(plan, line => line.Contains("MERGE", StringComparison.Ordinal));
        AssertPlan(plan, "trace_name", sorts: false);
    }

    [Fact]
    public async Task One_id_is_one_look_up()
    {
        var filters = FilterParser.Parse($$"""[{"field":"id","operator":"=","value":"{{rows.Traces[0].Id}}"}]""", FilterFields.Traces);

        Assert.Contains(await TracePlanAsync(filters), line => line.Contains("SEARCH", StringComparison.Ordinal) && line.Contains("trace_id (id=?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Few_candidates_are_read_by_number()
    {
        var filters = FilterParser.Parse("""[{"field":"feedback_scores","operator":">","key":"accuracy","value":"0.5"}]""", FilterFields.Traces);

        Assert.Contains(await TracePlanAsync(filters), line => line.Contains("INTEGER PRIMARY KEY (rowid=?)", StringComparison.Ordinal));
    }

    private Task<List<string>> TracePlanAsync(params IReadOnlyList<FilterClause> filters) => rows.Telemetry.Database.ReadAsync(session =>
    {
        QueryFunctions.Ensure(session);
        var (workspace, project) = (rows.Telemetry.Projects.Find(session, Scope.DefaultWorkspaceId)!.Value, rows.Telemetry.Projects.Find(session, Scope.DefaultWorkspaceId, rows.Project)!.Value);
        var context = new QueryContext(session, new QueryParameters(), EntityTable.Traces, workspace, project, rows.Telemetry.Search);
        var query = new RowQuery(context, new RowFilter { Clauses = filters });
        using var statement = session.PrepareOnce("EXPLAIN QUERY PLAN " + query.RowsSql(25, 0));
        var plan = new List<string>();
        while (statement.Step())
            plan.Add(statement.Text(3)!);
        return plan;
    });

    private static void AssertPlan(List<string> plan, string index, bool sorts)
    {
        Assert.Contains(plan, line => line.Contains("SEARCH", StringComparison.Ordinal) && line.Contains($"INDEX {index} (project=?", StringComparison.Ordinal));
        Assert.Equal(sorts, plan.Exists(line => line.Contains("USE TEMP B-TREE", StringComparison.Ordinal)));
    }
}
