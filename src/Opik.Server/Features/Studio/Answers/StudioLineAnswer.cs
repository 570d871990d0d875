using Opik.Storage;

namespace Opik.Server.Features.Studio.Answers;

/// <summary>A line of a run's log.</summary>
/// <param name="N">From 1, without gaps.</param>
/// <param name="At">When.</param>
/// <param name="Level"><c>INFO</c>, <c>WARN</c> or <c>ERROR</c>.</param>
/// <param name="Text">The text.</param>
internal sealed record StudioLineAnswer(long N, DateTime At, string Level, string Text)
{
    public static StudioLineAnswer Of(StudioLine line) => new(line.Number, line.At, line.Level.ToString().ToUpperInvariant(), line.Text);
}
