namespace Opik.Server.Features.Runners;

/// <summary>Something that a runner says a job has printed.</summary>
/// <param name="Stream"><c>stdout</c> or <c>stderr</c>.</param>
/// <param name="Text">The text.</param>
internal sealed record RunnerLogBody(string? Stream, string? Text);
