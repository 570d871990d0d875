namespace Opik.Server.Features.Reading;

/// <summary>Whether there is any.</summary>
internal sealed record ExistsAnswer(bool Exists);
