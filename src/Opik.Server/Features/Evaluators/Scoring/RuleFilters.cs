using System.Text.Json;
using Opik.Contracts;
using Opik.Storage;

namespace Opik.Server.Features.Evaluators.Scoring;

/// <summary>Asks the store whether the conditions of a rule hold: filters mean the same here as in a list.</summary>
internal sealed class RuleFilters(ITraceReads traces, ISpanReads spans, IThreadReads threads)
{
    public async Task<bool> HoldAsync(Scope scope, OnlineRule rule, Subject subject, CancellationToken cancellationToken)
    {
        using var json = JsonDocument.Parse(rule.Filters.Utf8);
        var clauses = FilterParser.Parse(json.RootElement, rule.Type.FilterFields());
        if (clauses.Count == 0)
            return true;
        clauses = [new FilterClause("id", FilterFieldType.StringExact, FilterOperator.Equal, null, subject.FilterId), .. clauses];
        return subject.Entity switch
        {
            ScoredEntity.Thread => (await threads.ReadAsync(scope, new ThreadQuery { ProjectId = subject.ProjectId, Filters = clauses, Size = 1, Messages = false, Queues = false }, cancellationToken)).Count > 0,
            ScoredEntity.Span => (await spans.ReadAsync(scope, new SpanQuery { ProjectId = subject.ProjectId, Filters = clauses, Size = 1, Payload = PayloadParts.None }, cancellationToken)).Count > 0,
            _ => (await traces.ReadAsync(scope, new TraceQuery { ProjectId = subject.ProjectId, Filters = clauses, Size = 1, Payload = PayloadParts.None }, cancellationToken)).Count > 0,
        };
    }
}
