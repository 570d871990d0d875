using System.Globalization;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Turns clauses into conditions: what traces and spans share.</summary>
internal abstract class RowConditions(QueryContext context)
{
    // As the schema has it.
    private const int Hidden = 32;

    /// <summary>The milliseconds from start to end; NULL while open or partial.</summary>
    public const string Duration = "(CASE WHEN r.start_time > 0 THEN (r.end_time - r.start_time) / 1000.0 END)";

    /// <summary>True for rows that lists leave out.</summary>
    public static readonly string IsHidden = $"(r.flags & {Hidden}) <> 0";

    protected QueryContext Context => context;

    protected QueryParameters Parameters => context.Parameters;

    /// <summary>The condition of a clause.</summary>
    /// <exception cref="FilterException">The field is not one of the entity.</exception>
    public RowCondition Of(FilterClause clause) => clause.Alternatives is null ? OfField(clause) : GroupCondition.Of(context, clause, Of);

    private RowCondition OfField(FilterClause clause) => clause.Field switch
    {
        "id" => Id("r.id", clause, RowDriver.Id),
        "name" => TermConditions.On(context, "r.name", clause.Operator, clause.Value, ignoreCase: true),
        "environment" => TermConditions.On(context, "r.environment", clause.Operator, clause.Value, ignoreCase: false),
        "created_by" => TermConditions.On(context, "r.created_by", clause.Operator, clause.Value, ignoreCase: true),
        "last_updated_by" => TermConditions.On(context, "r.last_updated_by", clause.Operator, clause.Value, ignoreCase: true),
        "input" => OfPayload(PayloadCondition.OnText(PayloadParts.Input, clause.Operator, clause.Value)),
        "output" => OfPayload(PayloadCondition.OnText(PayloadParts.Output, clause.Operator, clause.Value)),
        "input_json" => OfPayload(PayloadCondition.OnPath(PayloadParts.Input, clause)),
        "output_json" => OfPayload(PayloadCondition.OnPath(PayloadParts.Output, clause)),
        "metadata" => OfPayload(PayloadCondition.OnPath(PayloadParts.Metadata, clause)),
        "error_type" => ErrorType(clause),
        "error_info" => clause.Operator == FilterOperator.IsEmpty
            ? new RowCondition("r.error_type IS NULL")
            : new RowCondition("r.error_type IS NOT NULL") { Driver = RowDriver.Error },
        "start_time" or "end_time" or "created_at" or "last_updated_at" => new RowCondition(Time(Parameters, $"r.{clause.Field}", clause)),
        "duration" => new RowCondition(NumberCondition.On(Parameters, Duration, clause.Operator, clause.Value, 3)),
        "ttft" => new RowCondition(NumberCondition.On(Parameters, "r.ttft", clause.Operator, clause.Value)),
        "tags" => TagConditions.On(context, clause),
        "feedback_scores" => ScoreConditions.OnOwn(context, clause),
        "source" => new RowCondition($"r.source {(clause.Operator == FilterOperator.NotEqual ? "NOT " : "")}IN {Sources(clause)}"),
        _ => OfKind(clause),
    };

    /// <summary>The condition of a field that only this entity has.</summary>
    protected abstract RowCondition OfKind(FilterClause clause);

    /// <summary>Rows whose id lies in a time range, both ends included.</summary>
    public static IEnumerable<string> Range(QueryParameters parameters, string column, DateTime? from, DateTime? to)
    {
        if (from is { } start)
            yield return $"{column} >= {parameters.Add(UuidV7.Floor(Milliseconds(start)))}";
        if (to is { } end)
            yield return $"{column} < {parameters.Add(UuidV7.Floor(Milliseconds(end) + 1))}";
    }

    /// <summary>Condition on an id, which is compared as text.</summary>
    protected RowCondition Id(string column, FilterClause clause, RowDriver driver)
    {
        if (clause.Operator is FilterOperator.In or FilterOperator.NotIn)
            return Ids(column, clause, driver);
        if (clause.Operator is not (FilterOperator.Equal or FilterOperator.NotEqual))
            return new RowCondition(QueryFunctions.Text(Parameters, $"id_text({column})", clause.Operator, clause.Value.ToLowerInvariant(), ignoreCase: false));
        if (!Guid.TryParse(clause.Value.Trim(), out var id))
            return RowCondition.Constant(clause.Operator == FilterOperator.NotEqual);
        return clause.Operator == FilterOperator.Equal
            ? new RowCondition($"{column} = {Parameters.Add(id)}") { Driver = driver }
            : new RowCondition($"{column} IS NOT {Parameters.Add(id)}");
    }

    private RowCondition Ids(string column, FilterClause clause, RowDriver driver)
    {
        var ids = FilterValues.ReadList(clause.Value).Select(entry => Guid.TryParse(entry, out var id) ? id : (Guid?)null).OfType<Guid>().ToList();
        var negated = clause.Operator == FilterOperator.NotIn;
        if (ids.Count == 0)
            return RowCondition.Constant(negated);
        var list = string.Join(',', ids.Select(id => Parameters.Add(id)));
        return negated ? new RowCondition($"({column} IS NULL OR {column} NOT IN ({list}))") : new RowCondition($"{column} IN ({list})") { Driver = driver };
    }

    /// <summary>Condition on a column with one of few numbers.</summary>
    public static string Member<T>(string column, FilterClause clause)
        where T : struct, Enum
    {
        if (clause.Operator.IsPresence())
            return clause.Operator == FilterOperator.IsNotEmpty ? "1" : "0";
        var numbers = FilterValues.Members(clause.Operator, clause.Value)
            .Select(member => Enum.TryParse<T>(member, ignoreCase: true, out var value) ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : -1);
        var negated = clause.Operator is FilterOperator.NotEqual or FilterOperator.NotIn;
        return $"{column} {(negated ? "NOT " : "")}IN ({string.Join(',', numbers)})";
    }

    /// <summary>Condition on a number of which nothing counts as 0, as counts and sums do.</summary>
    protected RowCondition Sum(string expression, FilterClause clause, bool totals) =>
        new(NumberCondition.OnSum(Parameters, expression, clause)) { NeedsTotals = totals };

    private RowCondition OfPayload(PayloadCondition condition) =>
        new((string?)null) { Payload = condition, Candidates = context.CandidatesOf(condition) };

    private RowCondition ErrorType(FilterClause clause)
    {
        var sql = QueryFunctions.Text(Parameters, "r.error_type", clause.Operator, clause.Value, ignoreCase: true);
        return TextCondition.Matches(string.Empty, clause.Operator, clause.Value, ignoreCase: true)
            ? new RowCondition(sql)
            : new RowCondition($"r.error_type IS NOT NULL AND {sql}") { Driver = RowDriver.Error };
    }

    /// <summary>Condition on a time in microseconds.</summary>
    public static string Time(QueryParameters parameters, string expression, FilterClause clause)
    {
        FilterValues.TryReadTime(clause.Value, out var time);
        return $"{expression} {NumberCondition.Sql(clause.Operator)} {parameters.Add(SqliteTime.ToMicroseconds(time))}";
    }

    /// <summary>The numbers of a source, for IN. Older clients do not say theirs; they are programs that log.</summary>
    public static string Sources(FilterClause clause)
    {
        var name = clause.Value.Trim();
        return name.Equals("sdk", StringComparison.OrdinalIgnoreCase) ? $"({(int)EntitySource.Sdk},{(int)EntitySource.Unknown})"
            : Enum.TryParse<EntitySource>(name, ignoreCase: true, out var source) ? $"({(int)source})" : "(-1)";
    }

    private static long Milliseconds(DateTime time) => Math.Max(0, (long)Math.Floor((time - DateTime.UnixEpoch).TotalMilliseconds));
}
