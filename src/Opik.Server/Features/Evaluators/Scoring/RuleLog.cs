using Opik.Contracts;
using Opik.Storage;

namespace Opik.Server.Features.Evaluators.Scoring;

/// <summary>The log of a rule while it is applied to one thing.</summary>
internal sealed class RuleLog(IOnlineRuleLogs logs, TimeProvider clock, Scope scope, Guid ruleId, ScoredEntity entity, Guid id)
{
    /// <summary>Characters of a line; prompts and answers may be long.</summary>
    private const int LineLength = 4000;

    private readonly Dictionary<string, string> _markers = new(StringComparer.Ordinal) { [Marker(entity)] = id.ToString() };

    /// <summary>What is scored, for the beginning of a line: <c>Trace 0197…</c>.</summary>
    public string What { get; } = $"{entity} {id}";

    public Task InfoAsync(string message, CancellationToken cancellationToken) => AddAsync(RuleLogLevel.Info, message, cancellationToken);

    public Task WarnAsync(string message, CancellationToken cancellationToken) => AddAsync(RuleLogLevel.Warn, message, cancellationToken);

    public Task ErrorAsync(string message, CancellationToken cancellationToken) => AddAsync(RuleLogLevel.Error, message, cancellationToken);

    private Task AddAsync(RuleLogLevel level, string message, CancellationToken cancellationToken)
    {
        var line = message.Length <= LineLength ? message : string.Concat(message.AsSpan(0, LineLength - 1), "…");
        return logs.AddAsync(scope, [new RuleLogLine(ruleId, clock.GetUtcNow().UtcDateTime, level, line, _markers)], cancellationToken);
    }

    private static string Marker(ScoredEntity entity) => entity switch
    {
        ScoredEntity.Thread => "thread_model_id",
        ScoredEntity.Span => "span_id",
        _ => "trace_id",
    };
}
