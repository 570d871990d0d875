namespace Opik.Server.Features.Evaluators.Code;

/// <summary>Where a picture, film or recording is; the address may be a template or hold the data itself.</summary>
internal sealed record JudgeMedia(string? Url, string? Detail);
