using Opik.Server.Features.Ingest;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.Evaluators.Code;

/// <summary>A part of a message: <c>text</c>, <c>image_url</c>, <c>video_url</c> or <c>audio_url</c>.</summary>
[RequiredMembers(nameof(Type))]
internal sealed record JudgePart(string? Type, string? Text, JudgeMedia? ImageUrl, JudgeMedia? VideoUrl, JudgeMedia? AudioUrl)
{
    /// <summary>Adds what breaks a rule.</summary>
    public static void Check(JudgePart? part, Violations violations, string path)
    {
        violations.CheckNotBlank(path, "type", part?.Type);
        foreach (var (name, media) in new[] { ("imageUrl", part?.ImageUrl), ("videoUrl", part?.VideoUrl), ("audioUrl", part?.AudioUrl) })
        {
            if (media is not null)
                violations.CheckNotBlank(path, $"{name}.url", media.Url);
        }
    }
}
