using Opik.Server.Features.Ingest;
using Opik.Server.Hosting.Bodies;
using Opik.Storage;

namespace Opik.Server.Features.Prompts;

/// <summary>
/// Body of the change of a prompt. Members that are left out keep what is stored, as clients expect that change one of
/// them; <c>"description": null</c> removes it.
/// </summary>
internal sealed record PromptUpdateBody(string? Name, string? Description, IReadOnlyList<string>? Tags)
{
    public static PromptUpdateBody Read(ref JsonCursor cursor)
    {
        string? name = null;
        string? description = null;
        IReadOnlyList<string>? tags = null;
        var violations = new Violations();
        while (cursor.NextMember())
        {
            if (cursor.Is("name"u8))
            {
                name = cursor.ReadText();
            }
            else if (cursor.Is("description"u8))
            {
                var text = cursor.ReadText();
                violations.CheckNotBlankIfAny(string.Empty, "description", text);
                description = text ?? string.Empty;
            }
            else if (cursor.Is("tags"u8))
            {
                tags = cursor.ReadTexts();
            }
            else
            {
                cursor.Skip();
            }
        }

        violations.CheckNotBlank(string.Empty, "name", name);
        violations.CheckLength(string.Empty, "description", description, 255);
        violations.CheckTags(string.Empty, "tags", tags);
        violations.ThrowIfAny();
        return new PromptUpdateBody(name, description, tags);
    }

    /// <summary>The change.</summary>
    public PromptPatch ToPatch() => new(Name!, Description, Tags);
}
