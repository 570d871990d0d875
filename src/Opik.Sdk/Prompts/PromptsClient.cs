using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Prompts.Chat;
using Opik.Rest;

namespace Opik.Prompts;

/// <summary>The prompt library: read, write, history. From <see cref="OpikClient.Prompts"/>. Python: <c>get_prompts_client</c>.</summary>
public sealed partial class PromptsClient
{
    private const string Path = "v1/private/prompts";
    private readonly OpikClient client;
    private readonly PromptCache cache;

    internal PromptsClient(OpikClient client)
    {
        this.client = client;
        cache = new PromptCache(client.Options.PromptCacheTtl, client.Clock, client.Logger);
    }

    /// <summary>
    /// Reads a text prompt, from memory where it is known, and links it to the current trace and span. Python: <c>get_prompt</c>.
    /// </summary>
    /// <param name="name">Name.</param>
    /// <param name="which">Which version; null: the newest.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The version; null: there is none.</returns>
    /// <exception cref="PromptTemplateStructureMismatchException">It is a chat prompt.</exception>
    public async Task<Prompt?> GetAsync(string name, PromptSelection? which = null, CancellationToken cancellationToken = default) =>
        Linked(As<Prompt>(await FindAsync(name, which ?? new PromptSelection(), cancellationToken).ConfigureAwait(false)));

    /// <summary>
    /// Reads a chat prompt, from memory where it is known, and links it to the current trace and span. Python: <c>get_chat_prompt</c>.
    /// </summary>
    /// <param name="name">Name.</param>
    /// <param name="which">Which version; null: the newest.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The version; null: there is none.</returns>
    /// <exception cref="PromptTemplateStructureMismatchException">It is a text prompt.</exception>
    public async Task<ChatPrompt?> GetChatAsync(string name, PromptSelection? which = null, CancellationToken cancellationToken = default) =>
        Linked(As<ChatPrompt>(await FindAsync(name, which ?? new PromptSelection(), cancellationToken).ConfigureAwait(false)));

    /// <summary>Stores a version of a text prompt; the newest is given back when nothing differs. Python: <c>create_prompt</c>.</summary>
    /// <param name="name">Name; the prompt is created when it is new.</param>
    /// <param name="template">The text with placeholders.</param>
    /// <param name="details">Metadata and more.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="PromptTemplateStructureMismatchException">There is a chat prompt of that name.</exception>
    public async Task<Prompt> CreateAsync(string name, string template, PromptDetails? details = null, CancellationToken cancellationToken = default)
    {
        details ??= new PromptDetails();
        return As<Prompt>(await StoreAsync(new Prompt(name, template, details.Type), details, cancellationToken).ConfigureAwait(false))!;
    }

    /// <summary>Stores a version of a chat prompt; the newest is given back when nothing differs. Python: <c>create_chat_prompt</c>.</summary>
    /// <param name="name">Name; the prompt is created when it is new.</param>
    /// <param name="messages">Messages with placeholders.</param>
    /// <param name="details">Metadata and more.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="PromptTemplateStructureMismatchException">There is a text prompt of that name.</exception>
    public async Task<ChatPrompt> CreateChatAsync(string name, IEnumerable<ChatMessage> messages, PromptDetails? details = null, CancellationToken cancellationToken = default)
    {
        details ??= new PromptDetails();
        return As<ChatPrompt>(await StoreAsync(new ChatPrompt(name, messages, details.Type), details, cancellationToken).ConfigureAwait(false))!;
    }

    /// <summary>Stores a version of either kind. Two programs may store the same at once.</summary>
    internal Task<StoredPrompt> StoreAsync(StoredPrompt prompt, PromptDetails details, CancellationToken cancellationToken)
    {
        var project = details.ProjectName ?? client.ProjectName;
        StoredPrompt? newest = null;
        return GetOrCreate.RunAsync(
            async () =>
            {
                newest = await RetrieveAsync(new PromptKey(project, prompt.Name, null, null, null), cancellationToken).ConfigureAwait(false);
                if (newest is not null && newest.Structure != prompt.Structure)
                    throw Mismatch(newest);
                return newest is not null && newest.Type == prompt.Type && IsSameTemplate(newest, prompt) && JsonNode.DeepEquals(newest.Metadata, details.Metadata) ? newest : null;
            },
            () => StoreAfterAsync(newest, prompt, details, project, cancellationToken),
            client.Clock,
            cancellationToken);
    }

    private async Task<StoredPrompt> StoreAfterAsync(StoredPrompt? newest, StoredPrompt prompt, PromptDetails details, string project, CancellationToken cancellationToken)
    {
        var (template, metadata) = (prompt.StoredTemplate, details.Metadata);
        if (newest is null)
            await client.Rest.PostAsync(Path, new PromptBody(prompt.Name, project, details.Description, template, metadata, details.ChangeDescription, prompt.Type, prompt.Structure, details.Tags), PromptsJson.Default.PromptBody, cancellationToken).ConfigureAwait(false);
        else
            await client.Rest.PostAsync($"{Path}/versions", new NewVersionBody(prompt.Name, new NewVersion(template, metadata, details.ChangeDescription, prompt.Type, details.Tags), prompt.Structure, project), PromptsJson.Default.NewVersionBody, cancellationToken).ConfigureAwait(false);
        cache.Evict(project, prompt.Name);
        return await RetrieveAsync(new PromptKey(project, prompt.Name, null, null, null), cancellationToken).ConfigureAwait(false)
            ?? throw new PromptNotFoundException($"The prompt '{prompt.Name}' was stored but is gone already.");
    }

    private static bool IsSameTemplate(StoredPrompt one, StoredPrompt other) =>
        one.StoredTemplate == other.StoredTemplate || (one.Structure == TemplateStructure.Chat && JsonNode.DeepEquals(one.LinkedTemplate, other.LinkedTemplate));

    private static T? As<T>(StoredPrompt? prompt)
        where T : StoredPrompt => prompt is null or T ? (T?)prompt : throw Mismatch(prompt);

    private static T? Linked<T>(T? prompt)
        where T : StoredPrompt
    {
        if (prompt is not null)
            PromptLink.AttachToCurrent(prompt);
        return prompt;
    }

    private static PromptTemplateStructureMismatchException Mismatch(StoredPrompt found) => found is ChatPrompt
        ? new($"'{found.Name}' is a chat prompt. Use GetChatAsync and CreateChatAsync, or another name.")
        : new($"'{found.Name}' is a text prompt. Use GetAsync and CreateAsync, or another name.");

    private async Task<StoredPrompt?> FindAsync(string name, PromptSelection which, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (which.Problem is { } problem)
            throw new ArgumentException(problem, nameof(which));
        var key = new PromptKey(which.ProjectName ?? client.ProjectName, name, which.Commit, which.Version, which.Environment);
        var found = await (which.NoCache ? RetrieveAsync(key, cancellationToken) : cache.GetAsync(key, () => RetrieveAsync(key, CancellationToken.None), cancellationToken)).ConfigureAwait(false);
        return PromptMasks.Of(found?.PromptId) is { } mask ? await MaskedAsync(found!, mask, cancellationToken).ConfigureAwait(false) : found;
    }

    // The text of the mask under the name of the prompt; a mask that has gone leaves the prompt as it is.
    private async Task<StoredPrompt> MaskedAsync(StoredPrompt prompt, Guid mask, CancellationToken cancellationToken)
    {
        var version = await client.Rest.GetOrDefaultAsync($"{Path}/versions/{mask}", PromptsJson.Default.VersionRecord, cancellationToken).ConfigureAwait(false);
        return version is null ? prompt : (version with { TemplateStructure = prompt.Structure, PromptId = prompt.PromptId }).ToPrompt(prompt.Name, prompt.ProjectName ?? client.ProjectName);
    }

    private async Task<StoredPrompt?> RetrieveAsync(PromptKey key, CancellationToken cancellationToken)
    {
        var body = new RetrieveBody(key.Name, key.Commit, key.Environment, key.Version, key.Project);
        var found = await client.Rest.SendOrDefaultAsync(HttpMethod.Post, $"{Path}/versions/retrieve", body, PromptsJson.Default.RetrieveBody, PromptsJson.Default.VersionRecord, cancellationToken).ConfigureAwait(false);
        return found?.ToPrompt(key.Name, key.Project);
    }
}
