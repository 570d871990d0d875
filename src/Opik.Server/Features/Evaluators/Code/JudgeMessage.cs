using System.ComponentModel.DataAnnotations;
using Opik.Server.Features.Ingest;
using Opik.Server.OpenApi;

namespace Opik.Server.Features.Evaluators.Code;

/// <summary>A message of a judge's prompt: a text, or parts.</summary>
[RequiredMembers(nameof(Role))]
internal sealed record JudgeMessage(
    [property: AllowedValues("SYSTEM", "USER", "AI", "TOOL_EXECUTION_RESULT", "CUSTOM")] string? Role,
    string? Content,
    [property: WrittenAs(typeof(IReadOnlyList<JudgePart>))] IReadOnlyList<JudgePart?>? ContentArray)
{
    private const int MostParts = 100;

    private static readonly IReadOnlyList<string> Roles = ["SYSTEM", "USER", "AI", "TOOL_EXECUTION_RESULT", "CUSTOM"];

    /// <summary>Adds what breaks a rule.</summary>
    public static void Check(JudgeMessage? message, Violations violations, string path)
    {
        if (message?.Role is null)
            violations.Add(path, "role must not be null");
        else if (!Roles.Contains(message.Role))
            violations.Add(path, $"role must be one of [{string.Join(", ", Roles)}]");
        if (message?.ContentArray is { } parts)
        {
            if (parts.Count > MostParts)
                violations.Add(path, $"contentArray size must be between 0 and {MostParts}");
            for (var i = 0; i < Math.Min(parts.Count, MostParts); i++)
                JudgePart.Check(parts[i], violations, $"{path}contentArray[{i}].");
        }
        else if (message?.Content is null)
        {
            violations.Add(path, "content must not be null");
        }
    }
}
