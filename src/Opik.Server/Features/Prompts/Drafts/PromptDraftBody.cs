using Opik.Server.Features.Ingest;

namespace Opik.Server.Features.Prompts.Drafts;

/// <summary>Body of the write of a draft. <c>revision</c>: that of the draft it was typed over; 0 when there never was one.</summary>
internal sealed record PromptDraftBody(long? Revision, PromptDraftContentBody? Content)
{
    /// <summary>Characters of a description.</summary>
    private const int DescriptionLength = 255;

    /// <summary>422 unless the members keep the rules.</summary>
    public PromptDraftView ToContent()
    {
        var violations = new Violations();
        violations.CheckNotNull(string.Empty, "revision", Revision);
        violations.CheckNotNull(string.Empty, "content", Content);
        if (Content is not null)
            violations.CheckNotNull("content.", "template", Content.Template);
        violations.CheckLength("content.", "changeDescription", Content?.ChangeDescription, DescriptionLength);
        violations.ThrowIfAny();
        return new PromptDraftView(Content!.Template!, Content.Type ?? default, Content.Settings, Content.ChangeDescription, Content.BaseVersionId);
    }
}
