namespace Opik.Server.Features.Runners;

/// <summary>How long the output is now, in UTF-16 code units: where the next piece begins.</summary>
internal sealed record JobOutputAnswer(int Length);
