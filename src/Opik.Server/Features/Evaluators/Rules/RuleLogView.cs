using Opik.Storage;

namespace Opik.Server.Features.Evaluators.Rules;

/// <summary>A line of a log on the wire.</summary>
internal sealed record RuleLogView(DateTime Timestamp, Guid RuleId, string Level, string Message, IReadOnlyDictionary<string, string> Markers)
{
    public static RuleLogView Of(RuleLogLine line) => new(line.At, line.RuleId, line.Level.ToString().ToUpperInvariant(), line.Message, line.Markers);
}
