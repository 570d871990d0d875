namespace Opik.Prompts;

/// <content>Versions by their commit alone.</content>
public sealed partial class PromptsClient
{
    /// <summary>The version of a commit, whatever its prompt; null: there is none.</summary>
    internal async Task<StoredPrompt?> FindByCommitAsync(string commit, string projectName, CancellationToken cancellationToken)
    {
        var found = await client.Rest.GetOrDefaultAsync($"{Path}/by-commit/{Uri.EscapeDataString(commit)}", PromptsJson.Default.CommitRecord, cancellationToken).ConfigureAwait(false);
        return found?.RequestedVersion is { } version ? (version with { TemplateStructure = found.TemplateStructure }).ToPrompt(found.Name, projectName) : null;
    }
}
