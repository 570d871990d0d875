using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>Conditions on threads.</summary>
internal sealed class ThreadConditions(QueryContext context)
{
    private QueryParameters Parameters => context.Parameters;

    /// <summary>The condition of a clause on the columns; null for the messages, which <see cref="OnMessage"/> tests.</summary>
    public string? Sql(FilterClause clause) => clause.Alternatives is { } alternatives ? Any(alternatives) : OfField(clause);

    // A message is tested in SQL here: a thread that meets another alternative needs none.
    private string? Any(IReadOnlyList<IReadOnlyList<FilterClause>> alternatives)
    {
        var texts = alternatives.Select(clauses => string.Join(" AND ", clauses.Select(clause => OnMessage(clause) is { } message ? Message(message, clause) : Sql(clause)).OfType<string>())).ToList();
        return texts.Contains(string.Empty) ? null : $"({string.Join(" OR ", texts.Select(text => $"({text})"))})";
    }

    private string Message(MessageCondition message, FilterClause clause)
    {
        var trace = message.First is null ? ThreadFields.LastTrace : ThreadFields.FirstTrace;
        return QueryFunctions.Payload(Parameters, $"(SELECT p.data FROM {EntityTable.Traces.Payload} p WHERE p.seq={trace})", (message.First ?? message.Last)!.Parts, clause);
    }

    private string? OfField(FilterClause clause) => clause.Field switch
    {
        "first_message" or "last_message" => null,
        "id" => clause.Operator == FilterOperator.Equal ? $"h.thread={Parameters.Add(clause.Value)}"
            : clause.Operator == FilterOperator.In ? $"h.thread IN {Parameters.AddTexts(FilterValues.ReadList(clause.Value))}"
            : QueryFunctions.Text(Parameters, "h.thread", clause.Operator, clause.Value, ignoreCase: false),
        "status" => RowConditions.Member<ThreadStatus>("h.status", clause),
        "tags" => QueryFunctions.Tags(Parameters, "h.tags", clause.Operator, clause.Value),
        "created_at" or "last_updated_at" => RowConditions.Time(Parameters, $"h.{clause.Field}", clause),
        "created_by" or "last_updated_by" => Term($"h.{clause.Field}", clause, ignoreCase: true),
        "environment" => Term(ThreadFields.Environment, clause, ignoreCase: false),
        "start_time" => RowConditions.Time(Parameters, ThreadFields.StartTime, clause),
        "end_time" => RowConditions.Time(Parameters, ThreadFields.EndTime, clause),
        "duration" => NumberCondition.On(Parameters, ThreadFields.Duration, clause.Operator, clause.Value, 3),
        "number_of_messages" => NumberCondition.On(Parameters, ThreadFields.NumberOfMessages, clause.Operator, clause.Value),
        "total_estimated_cost" => NumberCondition.OnSum(Parameters, ThreadFields.Sum(KnownCost.For(clause)), clause),
        "usage.prompt_tokens" or "usage.completion_tokens" or "usage.total_tokens" =>
            NumberCondition.OnSum(Parameters, ThreadFields.Usage(Parameters, clause.Field["usage.".Length..]), clause),
        "feedback_scores" => ScoreConditions.OnOwn(context, ScoredEntity.Thread, "h.model_id", clause).Sql,
        "source" => $"{(clause.Operator == FilterOperator.NotEqual ? "NOT " : "")}{ThreadFields.HasTrace($"r.source IN {RowConditions.Sources(clause)}")}",
        QueueConditions.Field => QueueConditions.OnThreads(context, clause),
        _ => throw new FilterException($"Invalid filters: unknown field '{clause.Field}'"),
    };

    /// <summary>The condition of a clause on the first or last message; null for other clauses.</summary>
    public static MessageCondition? OnMessage(FilterClause clause) => clause.Field switch
    {
        "first_message" => new MessageCondition(PayloadCondition.OnText(PayloadParts.Input, clause.Operator, clause.Value), null),
        "last_message" => new MessageCondition(null, PayloadCondition.OnText(PayloadParts.Output, clause.Operator, clause.Value)),
        _ => null,
    };

    /// <summary>The test of free text on the columns.</summary>
    public string Search(string text) =>
        $"({QueryFunctions.Text(Parameters, "h.thread", FilterOperator.Contains, text, ignoreCase: true)} OR (h.tags IS NOT NULL AND {QueryFunctions.Tags(Parameters, "h.tags", FilterOperator.Contains, text)}))";

    /// <summary>Threads with a trace in a range of time.</summary>
    public string? Range(DateTime? from, DateTime? to) =>
        from is null && to is null ? null : ThreadFields.HasTrace(string.Join(" AND ", RowConditions.Range(Parameters, "r.id", from, to)));

    /// <summary>
    /// Threads one of whose traces can have the text in the wanted payload, when the index can tell and they are few.
    /// </summary>
    public string? Narrow(PayloadParts part, string? needle)
    {
        if (context.CandidatesOf(part, needle) is not { } candidates || candidates.Count > context.CandidateLimit)
            return null;
        return $"h.seq IN (SELECT w.seq FROM trace r CROSS JOIN thread w ON w.project=r.project AND w.thread=r.thread WHERE r.project={Parameters.Add(context.Project)} AND r.seq IN {Parameters.AddList(candidates.Descending())})";
    }

    // Nothing matches every row: the condition is left out.
    private string? Term(string expression, FilterClause clause, bool ignoreCase) =>
        TermConditions.On(context, expression, clause.Operator, clause.Value, ignoreCase).Sql;
}
