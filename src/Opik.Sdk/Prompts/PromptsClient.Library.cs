using System.Net;
using Opik.Contracts;
using Opik.Querying;
using Opik.Rest;

namespace Opik.Prompts;

/// <content>Searching, history, environments, tags, deletion.</content>
public sealed partial class PromptsClient
{
    /// <summary>Finds prompts and reads the newest version of each. Python: <c>search_prompts</c>.</summary>
    /// <param name="filterString">Conditions, for instance <c>tags contains "alpha" and name contains "summary"</c>; null: all.</param>
    /// <param name="projectName">Project; null: that of the options.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="OpikQueryException">The conditions are not in the language.</exception>
    public async Task<IReadOnlyList<StoredPrompt>> SearchAsync(string? filterString = null, string? projectName = null, CancellationToken cancellationToken = default)
    {
        var filters = OpikQuery.ForPromptVersions(filterString).ToJson();
        var project = projectName ?? client.ProjectName;
        var found = new List<StoredPrompt>();
        await foreach (var prompt in ListAsync(query => query.Add("filters", filters), project, cancellationToken).ConfigureAwait(false))
        {
            if (await RetrieveAsync(new PromptKey(project, prompt.Name, null, null, null), cancellationToken).ConfigureAwait(false) is { } newest)
                found.Add(newest);
        }

        return found;
    }

    /// <summary>The versions of a text prompt, newest first; empty when there is none. Python: <c>get_prompt_history</c>.</summary>
    /// <param name="name">Name.</param>
    /// <param name="search">Text that template or description of the change contain; null: all.</param>
    /// <param name="filterString">Conditions, for instance <c>tags contains "good"</c>; null: all.</param>
    /// <param name="projectName">Project; null: that of the options.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="PromptTemplateStructureMismatchException">It is a chat prompt.</exception>
    public Task<IReadOnlyList<Prompt>> GetHistoryAsync(string name, string? search = null, string? filterString = null, string? projectName = null, CancellationToken cancellationToken = default) =>
        HistoryAsync<Prompt>(name, search, filterString, projectName ?? client.ProjectName, cancellationToken);

    /// <summary>The versions of a chat prompt, newest first; empty when there is none. Python: <c>get_chat_prompt_history</c>.</summary>
    /// <param name="name">Name.</param>
    /// <param name="search">Text that template or description of the change contain; null: all.</param>
    /// <param name="filterString">Conditions; null: all.</param>
    /// <param name="projectName">Project; null: that of the options.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="PromptTemplateStructureMismatchException">It is a text prompt.</exception>
    public Task<IReadOnlyList<ChatPrompt>> GetChatHistoryAsync(string name, string? search = null, string? filterString = null, string? projectName = null, CancellationToken cancellationToken = default) =>
        HistoryAsync<ChatPrompt>(name, search, filterString, projectName ?? client.ProjectName, cancellationToken);

    /// <summary>Gives a version to environments; each environment belongs to one version of a prompt. Python: <c>set_prompt_environments</c>.</summary>
    /// <param name="name">Name.</param>
    /// <param name="environments">All environments of the version; empty: none.</param>
    /// <param name="version">Number, <c>v3</c>; null: the newest.</param>
    /// <param name="projectName">Project; null: that of the options.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="PromptNotFoundException">There is no such prompt or version.</exception>
    /// <exception cref="EnvironmentNotFoundException">There is no environment of that name.</exception>
    public async Task SetEnvironmentsAsync(string name, IReadOnlyList<string> environments, string? version = null, string? projectName = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(environments);
        var project = projectName ?? client.ProjectName;
        var prompt = await RetrieveAsync(new PromptKey(project, name, null, version, null), cancellationToken).ConfigureAwait(false)
            ?? throw new PromptNotFoundException($"There is no {(version is null ? "" : $"version {version} of the ")}prompt '{name}' in the project '{project}'.");
        try
        {
            await client.Rest.PatchAsync($"{Path}/versions/{prompt.VersionId}/environments", new PromptEnvironmentsBody(environments), PromptsJson.Default.PromptEnvironmentsBody, cancellationToken).ConfigureAwait(false);
        }
        catch (OpikApiException unknown) when (unknown.StatusCode == HttpStatusCode.Conflict)
        {
            throw new EnvironmentNotFoundException($"Not every one of the environments '{string.Join("', '", environments)}' exists. Create them with client.Environments first.");
        }
        finally
        {
            cache.Evict(project, name);
        }
    }

    /// <summary>Sets the tags of versions. Python: <c>batch_update_prompt_version_tags</c>.</summary>
    /// <param name="versionIds">Versions.</param>
    /// <param name="tags">The tags.</param>
    /// <param name="merge">True adds them to those that are there; false or null replaces those.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task UpdateVersionTagsAsync(IReadOnlyList<Guid> versionIds, IReadOnlyList<string> tags, bool? merge = null, CancellationToken cancellationToken = default) =>
        client.Rest.PatchAsync($"{Path}/versions", new VersionTagsBody(versionIds, new VersionTags(tags), merge), PromptsJson.Default.VersionTagsBody, cancellationToken);

    /// <summary>Deletes a prompt with all versions. One that does not exist does not matter.</summary>
    public async Task DeleteAsync(string name, string? projectName = null, CancellationToken cancellationToken = default)
    {
        var project = projectName ?? client.ProjectName;
        if (await RecordAsync(name, project, cancellationToken).ConfigureAwait(false) is { } prompt)
            await client.Rest.DeleteAsync($"{Path}/{prompt.Id}", cancellationToken).ConfigureAwait(false);
        cache.Evict(project, name);
    }

    private async Task<IReadOnlyList<T>> HistoryAsync<T>(string name, string? search, string? filterString, string project, CancellationToken cancellationToken)
        where T : StoredPrompt
    {
        var filters = OpikQuery.ForPromptVersions(filterString).ToJson();
        if (await RecordAsync(name, project, cancellationToken).ConfigureAwait(false) is not { } prompt)
            return [];
        var versions = new List<T>();
        var pages = client.Rest.PagesAsync((page, size) => new QueryString($"{Path}/{prompt.Id}/versions").Add("page", page).Add("size", size).Add("search", search).Add("filters", filters).ToString(), PromptsJson.Default.PageOfVersionRecord, cancellationToken: cancellationToken);
        await foreach (var version in pages.ConfigureAwait(false))
            versions.Add(As<T>((version with { TemplateStructure = prompt.TemplateStructure }).ToPrompt(name, project))!);
        return versions;
    }

    private async Task<PromptRecord?> RecordAsync(string name, string project, CancellationToken cancellationToken)
    {
        await foreach (var prompt in ListAsync(query => query.Add("name", name), project, cancellationToken).ConfigureAwait(false))
        {
            // The server looks for names that contain it.
            if (prompt.Name == name)
                return prompt;
        }

        return null;
    }

    private IAsyncEnumerable<PromptRecord> ListAsync(Func<QueryString, QueryString> add, string project, CancellationToken cancellationToken) =>
        ProjectLists.ReadAsync(client, "prompts", project, add, PromptsJson.Default.PageOfPromptRecord, null, cancellationToken);
}
