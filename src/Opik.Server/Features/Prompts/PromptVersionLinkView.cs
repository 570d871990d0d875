using Opik.Storage;

namespace Opik.Server.Features.Prompts;

/// <summary>What a commit stands for.</summary>
internal sealed record PromptVersionLinkView(Guid PromptVersionId, string Commit, Guid PromptId, string PromptName)
{
    public static PromptVersionLinkView Of(PromptVersion version) => new(version.Id, version.Commit, version.PromptId, version.PromptName);
}
