namespace Opik.Storage;

/// <summary>A line of a run's log.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="At">When.</param>
/// <param name="Level">How much it matters.</param>
/// <param name="Text">The text.</param>
public sealed record StudioLine(long Number, DateTime At, StudioLineLevel Level, string Text);
