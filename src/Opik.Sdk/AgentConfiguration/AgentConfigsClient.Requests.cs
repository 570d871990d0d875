using System.Net;
using Opik.Contracts;
using Opik.Prompts;
using Opik.Rest;

namespace Opik.AgentConfiguration;

/// <content>What is asked of the server, and the rules of selection.</content>
public sealed partial class AgentConfigsClient
{
    private const string Root = "v1/private/agent-configs/blueprints";

    /// <summary>
    /// The version that a selector means. Where the project has no configuration at all, the fallback becomes its first version.
    /// </summary>
    /// <returns>Null: the fallback has to stand in, because it cannot be stored.</returns>
    internal async Task<AgentConfigVersion?> ResolveAsync<T>(ConfigSelector selector, ConfigShape<T> shape, T? fallback, CancellationToken cancellationToken)
        where T : OpikConfig
    {
        if (await FindAsync(selector, cancellationToken).ConfigureAwait(false) is { } found)
            return found;
        if (selector.IsExplicit)
            throw new ConfigNotFoundException($"Project '{selector.ProjectName}' has no configuration for {selector.Text}. Store one with CreateAsync, and let an environment use it with DeployAsync.");
        if (selector.Environment is not null && await FindAsync(selector with { Environment = null, MaskId = null }, cancellationToken).ConfigureAwait(false) is not null)
            throw new ConfigNotFoundException($"Project '{selector.ProjectName}' has configurations, but none for {selector.Text}. Deploy one with DeployAsync, or ask for a version or another environment.");
        if (fallback is null)
            throw new ConfigNotFoundException($"Project '{selector.ProjectName}' has no configuration. Give a fallback, which becomes its first version, or store one with CreateAsync.");
        CheckProjects(shape.Prompts(fallback), selector.ProjectName);
        if (shape.Prompts(fallback).Any(prompt => prompt.Commit is null))
            return null;
        return await CreateFirstAsync(selector.ProjectName, shape.Write(fallback), null, cancellationToken).ConfigureAwait(false)
            // Somebody else was quicker: his is the configuration.
            ?? await FindAsync(selector with { Environment = null }, cancellationToken).ConfigureAwait(false)
            ?? throw new ConfigNotFoundException($"The configuration of project '{selector.ProjectName}' was made and removed meanwhile.");
    }

    /// <summary>Prompts by commit.</summary>
    /// <exception cref="ConfigMismatchException">One does not exist.</exception>
    internal async Task<IReadOnlyDictionary<string, StoredPrompt>> PromptsAsync(IReadOnlyList<string> commits, string projectName, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, StoredPrompt>(StringComparer.Ordinal);
        foreach (var commit in commits)
        {
            found[commit] = await client.Prompts.FindByCommitAsync(commit, projectName, cancellationToken).ConfigureAwait(false)
                ?? throw new ConfigMismatchException($"The configuration names the prompt version '{commit}', which does not exist any more.");
        }

        return found;
    }

    private static void CheckProjects(IReadOnlyList<StoredPrompt> prompts, string projectName)
    {
        if (prompts.FirstOrDefault(prompt => prompt.ProjectName is { } other && !string.Equals(other, projectName, StringComparison.OrdinalIgnoreCase)) is { } foreign)
            throw new ConfigMismatchException($"Prompt '{foreign.Name}' belongs to project '{foreign.ProjectName}', the configuration to '{projectName}'. Store the prompt in the same project.");
    }

    private async Task<AgentConfigVersion?> FindAsync(ConfigSelector selector, CancellationToken cancellationToken)
    {
        if (await FindProjectAsync(selector.ProjectName, cancellationToken).ConfigureAwait(false) is not { } project)
            return null;
        var path = selector switch
        {
            { Version: { } version } => $"{Root}/projects/{project}/names/{Uri.EscapeDataString(version)}",
            { Environment: { } environment } => $"{Root}/environments/{Uri.EscapeDataString(environment)}/projects/{project}",
            _ => $"{Root}/latest/projects/{project}",
        };
        return await client.Rest.GetOrDefaultAsync(new QueryString(path).Add("mask_id", selector.MaskId).ToString(), AgentConfigsJson.Default.AgentConfigVersion, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Guid?> FindProjectAsync(string name, CancellationToken cancellationToken) =>
        (await client.Projects.FindAsync(name, cancellationToken).ConfigureAwait(false))?.Id;

    /// <summary>Stores the first version of a project; null: there is one already.</summary>
    private async Task<AgentConfigVersion?> CreateFirstAsync(string projectName, IReadOnlyList<AgentConfigValue> values, string? description, CancellationToken cancellationToken)
    {
        try
        {
            return await SendAsync(HttpMethod.Post, "blueprint", projectName, values, description, cancellationToken).ConfigureAwait(false);
        }
        catch (OpikApiException taken) when (taken.StatusCode == HttpStatusCode.Conflict)
        {
            return null;
        }
    }

    private Task<AgentConfigVersion> SendAsync(HttpMethod method, string type, string projectName, IReadOnlyList<AgentConfigValue> values, string? description, CancellationToken cancellationToken)
    {
        var body = new AgentConfigBody(projectName, new BlueprintBody(UuidV7.Create(client.Clock), type, description, values));
        return client.Rest.SendAsync(method, Root, body, AgentConfigsJson.Default.AgentConfigBody, AgentConfigsJson.Default.AgentConfigVersion, cancellationToken);
    }
}
