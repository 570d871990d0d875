using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Contracts.PythonRules;

namespace Opik.Evaluation.Judges;

/// <summary>Makes the reason of a judge one text: models give lists and other things where a text was asked for.</summary>
internal static class JudgeReason
{
    /// <summary>Reason of a judge that gave an empty list.</summary>
    public const string None = "No reason provided";

    /// <summary>A list becomes lines, anything else that is no text is printed as Python prints it.</summary>
    public static string Text(JsonNode? reason) => reason switch
    {
        JsonArray { Count: 0 } => None,
        JsonArray items => string.Join('\n', items.Select(PythonValue.Print)),
        _ => PythonValue.Print(reason),
    };

    /// <summary>As <see cref="Text"/>; null stays null.</summary>
    public static string? OptionalText(JsonNode? reason) => reason is null || reason.GetValueKind() == JsonValueKind.Null ? null : Text(reason);
}
