using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>An <see cref="ExperimentQuery"/> in SQL: conditions, order, and whether they look at totals.</summary>
internal sealed class ExperimentSelection
{
    private const string PromptIds = "(SELECT json_group_array(json_extract(value, '$.prompt_id')) FROM json_each(e.prompts))";

    private static readonly Dictionary<string, ListColumn> Columns = new(StringComparer.Ordinal)
    {
        ["metadata"] = new("e.metadata", ListColumnKind.Json),
        ["dataset_id"] = new("e.dataset_id", ListColumnKind.Id),
        ["project_id"] = new("(SELECT p.id FROM project p WHERE p.key = e.project)", ListColumnKind.Id),
        ["prompt_ids"] = new(PromptIds, ListColumnKind.Texts),
        ["tags"] = new("e.tags", ListColumnKind.Texts),
    };

    private readonly List<string> _conditions = [];
    private readonly QueryParameters _parameters = new();

    /// <summary>The conditions of a query in a workspace.</summary>
    /// <exception cref="FilterException">A value or key cannot be read.</exception>
    public ExperimentSelection(ViewContext context, Scope scope, ExperimentQuery query)
    {
        _conditions.Add($"e.ws = {_parameters.Add(context.Workspace)}");
        AddGiven(context, scope, query);
        // Before the conditions on totals: what is left here is what has to be up to date for them.
        foreach (var clause in query.Filters.Where(clause => Columns.ContainsKey(clause.Field)))
            _conditions.Add(ListConditions.On(_parameters, Columns[clause.Field], clause));
        WhereBeforeTotals = Where();
        foreach (var clause in query.Filters.Where(clause => !Columns.ContainsKey(clause.Field)))
        {
            NeedsTotals |= clause.Field == "feedback_scores";
            _conditions.Add(Score(clause));
        }

        Order = OrderOf(query.Sort);
    }

    /// <summary>Whether a filter or the order looks at totals, which then must be up to date for every experiment.</summary>
    public bool NeedsTotals { get; private set; }

    /// <summary>The condition without what looks at totals.</summary>
    public string WhereBeforeTotals { get; }

    /// <summary>ORDER BY; experiments without a value come last, ties go by id.</summary>
    public string Order { get; }

    /// <summary>Adds a condition.</summary>
    public void Below(Guid? id)
    {
        if (id is { } last)
            _conditions.Add($"e.id < {_parameters.Add(last)}");
    }

    /// <summary>All conditions.</summary>
    public string Where() => string.Join(" AND ", _conditions);

    /// <summary>A statement over the conditions, bound; the caller disposes it.</summary>
    public SqliteStatement Prepare(SqliteSession session, string sql)
    {
        QueryFunctions.Ensure(session);
        return _parameters.Prepare(session, sql);
    }

    private void AddGiven(ViewContext context, Scope scope, ExperimentQuery query)
    {
        if (!string.IsNullOrWhiteSpace(query.Name))
            _conditions.Add($"instr(e.name_key, {_parameters.Add(NameKey.Of(query.Name))}) > 0");
        if (query.DatasetId is { } dataset)
            _conditions.Add($"e.dataset_id = {_parameters.Add(dataset)}");
        if (query.OptimizationId is { } optimization)
            _conditions.Add($"e.optimization = {_parameters.Add(optimization)}");
        if (query.Types is { } types)
            _conditions.Add($"e.type IN ({string.Join(',', types.Select(type => (int)type))})");
        if (query.DatasetDeleted is { } deleted)
            _conditions.Add($"{(deleted ? "NOT " : "")}EXISTS (SELECT 1 FROM dataset g WHERE g.ws = e.ws AND g.id = e.dataset_id)");
        if (query.PromptId is { } prompt)
            _conditions.Add($"EXISTS (SELECT 1 FROM json_each(e.prompts) WHERE json_extract(value, '$.prompt_id') = {_parameters.Add(prompt.ToString())})");
        if (query.PromptVersionId is { } version)
            _conditions.Add($"EXISTS (SELECT 1 FROM json_each(e.prompts) WHERE json_extract(value, '$.id') = {_parameters.Add(version.ToString())})");
        if (query.BlueprintId is { } blueprint)
            _conditions.Add($"lower(json_extract(e.metadata, '$.agent_configuration._blueprint_id')) = {_parameters.Add(blueprint.ToString())}");
        if (query.Ids is { } ids)
            _conditions.Add($"e.id IN ({string.Join(',', ids.Select(id => _parameters.Add(id)))})");
        if (query.ProjectIds is { } projects)
            _conditions.Add($"e.project IN {Keys(context, scope, projects)}");
        if (query.NotProjectIds is { } others)
            _conditions.Add($"(e.project IS NULL OR e.project NOT IN {Keys(context, scope, others)})");
    }

    private string Keys(ViewContext context, Scope scope, IReadOnlyList<Guid> projects) =>
        _parameters.AddList(projects.Select(id => context.Telemetry.Projects.Find(context.Session, scope.WorkspaceId, id)).OfType<long>());

    private string Score(FilterClause clause)
    {
        var score = clause.Field == "feedback_scores" ? Average(clause.Key!, "NOCASE") : OfExperiment(clause.Key!, "NOCASE");
        return NumberCondition.On(_parameters, score, clause.Operator, clause.Value);
    }

    private string OrderOf(SortClause? sort)
    {
        if (sort is null || Expression(sort.Field) is not { } expression)
            return "e.id DESC";
        return $"({expression}) IS NULL, {expression} {(sort.Descending ? "DESC" : "ASC")}, e.id DESC";
    }

    private string? Expression(string field)
    {
        var totals = field switch
        {
            "trace_count" => "json_extract(x.totals, '$.trace_count')",
            "total_estimated_cost" => "json_extract(x.totals, '$.cost')",
            "total_estimated_cost_avg" => "json_extract(x.totals, '$.cost_average')",
            "pass_rate" => "json_extract(x.totals, '$.pass_rate')",
            "duration.p50" or "duration.p90" or "duration.p99" => $"json_extract(x.totals, '$.{field}')",
            _ when Rest(field, "feedback_scores.") is { } name => Average(name, "BINARY"),
            _ => null,
        };
        NeedsTotals |= totals is not null;
        if (totals is not null)
            return totals;
        return field switch
        {
            "id" => "e.id",
            "name" => "e.name_key",
            "created_at" or "last_updated_at" or "created_by" or "last_updated_by" or "tags" => $"e.{field}",
            _ when Rest(field, "experiment_scores.") is { } name => OfExperiment(name, "BINARY"),
            _ => null,
        };
    }

    private string Average(string name, string collation) =>
        $"(SELECT value FROM json_each(x.totals, '$.feedback_scores') WHERE key = {_parameters.Add(name)} COLLATE {collation})";

    private string OfExperiment(string name, string collation) =>
        $"(SELECT json_extract(value, '$.value') FROM json_each(e.scores) WHERE json_extract(value, '$.name') = {_parameters.Add(name)} COLLATE {collation})";

    private static string? Rest(string field, string prefix) => field.StartsWith(prefix, StringComparison.Ordinal) ? field[prefix.Length..] : null;
}
