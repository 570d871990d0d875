using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;
using Opik.Rest;

namespace Opik.AgentConfiguration;

/// <content>Versions: store, read, deploy.</content>
public sealed partial class AgentConfigsClient
{
    /// <summary>
    /// Stores a configuration as a new version; one with the same fields and values is given back instead of stored again, so
    /// that this may run at every start. The first version of a project is deployed to <c>prod</c>.
    /// Python: <c>create_config</c>, formerly <c>create_agent_config_version</c>.
    /// </summary>
    /// <param name="config">The fields.</param>
    /// <param name="type">Description of the record.</param>
    /// <param name="projectName">Project; null: that of the trace around, else of the options. It is created if need be.</param>
    /// <param name="description">Why, at most 255 characters.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ConfigMismatchException">A prompt is not stored, or belongs to another project.</exception>
    public async Task<AgentConfigVersion> CreateAsync<T>(T config, JsonTypeInfo<T> type, string? projectName = null, string? description = null, CancellationToken cancellationToken = default)
        where T : OpikConfig
    {
        ArgumentNullException.ThrowIfNull(config);
        var (project, shape) = (Project(projectName), ConfigShape<T>.Of(type));
        CheckProjects(shape.Prompts(config), project);
        if (shape.Prompts(config).FirstOrDefault(prompt => prompt.Commit is null) is { } unsaved)
            throw new ConfigMismatchException($"Prompt '{unsaved.Name}' is not stored yet: take the one that client.Prompts.CreateAsync gives back.");
        var values = shape.Write(config);
        var version = await FindSameAsync(project, values, cancellationToken).ConfigureAwait(false)
            ?? await CreateFirstAsync(project, values, description, cancellationToken).ConfigureAwait(false)
            ?? await SendAsync(HttpMethod.Patch, "blueprint", project, values, description, cancellationToken).ConfigureAwait(false);
        config.Origin = new ConfigOrigin(this, project, version, null);
        Forget(project);
        return version;
    }

    /// <summary>As above, with the description from <see cref="OpikOptions.JsonTypeInfoResolver"/>, else by reflection where the program has it.</summary>
    /// <exception cref="OpikConfigurationException">The program has neither.</exception>
    public Task<AgentConfigVersion> CreateAsync<T>(T config, string? projectName = null, string? description = null, CancellationToken cancellationToken = default)
        where T : OpikConfig => CreateAsync(config, ConfigTypes.Find<T>(client.Options), projectName, description, cancellationToken);

    /// <summary>
    /// Stores fields that are laid over a version where a run asks for it, for trying out; see <see cref="UseVersion"/>.
    /// Python: <c>create_mask</c>.
    /// </summary>
    /// <returns>Id of the mask.</returns>
    /// <exception cref="ConfigNotFoundException">The project has no configuration.</exception>
    public async Task<Guid> CreateMaskAsync(IReadOnlyList<AgentConfigValue> values, string? projectName = null, string? description = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfZero(values?.Count ?? 0, nameof(values));
        var project = Project(projectName);
        return (await KnownAsync(() => SendAsync(HttpMethod.Patch, "mask", project, values!, description, cancellationToken), $"Project '{project}' has no configuration to lay a mask over.").ConfigureAwait(false)).Id;
    }

    /// <summary>Reads a version; null: there is none.</summary>
    /// <param name="version">Name such as <c>v3</c>, or <see cref="ConfigRequest{T}.Latest"/>.</param>
    /// <param name="projectName">Project; null: that of the trace around, else of the options.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<AgentConfigVersion?> FindVersionAsync(string version, string? projectName = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(version);
        return FindAsync(new ConfigSelector(Project(projectName), null, version == ConfigRequest<OpikConfig>.Latest ? null : version, null, true), cancellationToken);
    }

    /// <summary>Reads the version that an environment uses; null: there is none.</summary>
    public Task<AgentConfigVersion?> FindDeployedAsync(string environment, string? projectName = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(environment);
        return FindAsync(new ConfigSelector(Project(projectName), environment, null, null, true), cancellationToken);
    }

    /// <summary>Lists the versions of a project, newest first; none when it has no configuration.</summary>
    public async IAsyncEnumerable<AgentConfigVersion> ListVersionsAsync(string? projectName = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (await FindProjectAsync(Project(projectName), cancellationToken).ConfigureAwait(false) is not { } project)
            yield break;
        await using var versions = client.Rest.PagesAsync((page, size) => new QueryString($"{Root}/history/projects/{project}").Add("page", page).Add("size", size).ToString(), AgentConfigsJson.Default.PageOfAgentConfigVersion, cancellationToken: cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await MoveNextAsync(versions).ConfigureAwait(false))
            yield return versions.Current;
    }

    /// <summary>Makes an environment use a version. Python: <c>set_config_env</c>, <c>deploy_to</c>.</summary>
    /// <param name="version">Name of the version, such as <c>v3</c>.</param>
    /// <param name="environment">Name of the environment, 1 to 50 characters; it need not be registered.</param>
    /// <param name="projectName">Project; null: that of the trace around, else of the options.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ConfigNotFoundException">There is no such version.</exception>
    public async Task DeployAsync(string version, string environment, string? projectName = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(version);
        ArgumentException.ThrowIfNullOrWhiteSpace(environment);
        var project = Project(projectName);
        var missing = $"Project '{project}' has no configuration version '{version}'.";
        var id = await FindProjectAsync(project, cancellationToken).ConfigureAwait(false) ?? throw new ConfigNotFoundException(missing);
        await KnownAsync(() => client.Rest.PutAsync(EnvironmentPath(environment, id), new BlueprintNameBody(version), AgentConfigsJson.Default.BlueprintNameBody, cancellationToken), missing).ConfigureAwait(false);
        Forget(project);
    }

    /// <summary>Takes an environment away; one that uses no version does not matter.</summary>
    public async Task UndeployAsync(string environment, string? projectName = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(environment);
        var project = Project(projectName);
        if (await FindProjectAsync(project, cancellationToken).ConfigureAwait(false) is { } id)
            await client.Rest.DeleteAsync(EnvironmentPath(environment, id), cancellationToken).ConfigureAwait(false);
        Forget(project);
    }

    private static string EnvironmentPath(string environment, Guid projectId) => $"{Root}/environments/{Uri.EscapeDataString(environment)}/projects/{projectId}";

    private async Task<AgentConfigVersion?> FindSameAsync(string projectName, IReadOnlyList<AgentConfigValue> values, CancellationToken cancellationToken)
    {
        await foreach (var version in ListVersionsAsync(projectName, cancellationToken).ConfigureAwait(false))
        {
            if (version.Values.OrderBy(value => value.Key, StringComparer.Ordinal).SequenceEqual(values.OrderBy(value => value.Key, StringComparer.Ordinal)))
                return version;
        }

        return null;
    }

    // A project without any configuration has no history: 404.
    private static async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<AgentConfigVersion> versions)
    {
        try
        {
            return await versions.MoveNextAsync().ConfigureAwait(false);
        }
        catch (OpikApiException missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            return false;
        }
    }

    private static async Task<TResult> KnownAsync<TResult>(Func<Task<TResult>> send, string missing)
    {
        try
        {
            return await send().ConfigureAwait(false);
        }
        catch (OpikApiException absent) when (absent.StatusCode == HttpStatusCode.NotFound)
        {
            throw new ConfigNotFoundException(missing);
        }
    }
}
