using System.Collections.Concurrent;
using System.Text.Json.Serialization.Metadata;
using Opik.Tracing;

namespace Opik.AgentConfiguration;

/// <summary>
/// Settings of agents, kept at the server as versions that environments use. From <see cref="OpikClient.AgentConfigs"/>.
/// Python: <c>create_config</c>, <c>get_or_create_config</c>, <c>set_config_env</c>; formerly <c>create_agent_config_version</c>, <c>get_agent_config</c>.
/// </summary>
public sealed partial class AgentConfigsClient
{
    private readonly OpikClient client;
    private readonly ConcurrentDictionary<(ConfigSelector, object), object> cache = new();

    internal AgentConfigsClient(OpikClient client) => this.client = client;

    internal OpikClient Client => client;

    /// <summary>
    /// Gives the configuration of a run, inside a trace, which then says in its metadata which version it used. Served from
    /// memory; after <see cref="OpikOptions.ConfigTtl"/> the known one is given once more while it is read anew.
    /// Python: <c>get_or_create_config</c>, formerly <c>get_agent_config</c>.
    /// </summary>
    /// <param name="type">Description of the record from a source-generated <c>JsonSerializerContext</c>.</param>
    /// <param name="request">Which version, and the fallback; null: the one that <c>prod</c> uses.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="InvalidOperationException">No trace or span is open.</exception>
    /// <exception cref="ConfigNotFoundException">There is no such version, or no configuration at all and no fallback.</exception>
    /// <exception cref="ConfigMismatchException">The version does not fit the record.</exception>
    /// <exception cref="OpikApiException">The server refused, and there is no fallback.</exception>
    /// <exception cref="OpikConnectionException">The server cannot be reached or is too slow, and there is no fallback.</exception>
    public async Task<T> GetOrCreateAsync<T>(JsonTypeInfo<T> type, ConfigRequest<T>? request = null, CancellationToken cancellationToken = default)
        where T : OpikConfig
    {
        request ??= new ConfigRequest<T>();
        RequireTrace();
        var shape = ConfigShape<T>.Of(type);
        var config = await Entry(shape, request).GetAsync(request, cancellationToken).ConfigureAwait(false);
        ConfigTrace.Note(config, shape);
        return config;
    }

    /// <summary>As above, with the description from <see cref="OpikOptions.JsonTypeInfoResolver"/>, else by reflection where the program has it.</summary>
    /// <exception cref="OpikConfigurationException">The program has neither.</exception>
    public Task<T> GetOrCreateAsync<T>(ConfigRequest<T>? request = null, CancellationToken cancellationToken = default)
        where T : OpikConfig => GetOrCreateAsync(ConfigTypes.Find<T>(client.Options), request, cancellationToken);

    /// <summary>
    /// Gives a view that stays current: each read of <see cref="LiveConfig{T}.Current"/> gives the newest version known and
    /// never waits. For code that has no await.
    /// </summary>
    /// <param name="type">Description of the record.</param>
    /// <param name="request">Which version, and the fallback; null: the one that <c>prod</c> uses.</param>
    /// <param name="cancellationToken">Ends the wait for the first version.</param>
    /// <inheritdoc cref="GetOrCreateAsync{T}(JsonTypeInfo{T}, ConfigRequest{T}, CancellationToken)" path="/exception"/>
    public async Task<LiveConfig<T>> GetLiveAsync<T>(JsonTypeInfo<T> type, ConfigRequest<T>? request = null, CancellationToken cancellationToken = default)
        where T : OpikConfig
    {
        request ??= new ConfigRequest<T>();
        RequireTrace();
        var shape = ConfigShape<T>.Of(type);
        var entry = Entry(shape, request);
        return new LiveConfig<T>(entry, shape, request, await entry.GetAsync(request, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>
    /// Requests of this asynchronous flow get this version, with this mask laid over it, until the result is disposed of.
    /// Python: <c>agent_config_context</c>.
    /// </summary>
    /// <param name="maskId">Mask; null: none.</param>
    /// <param name="versionName">Version; null: that of the request.</param>
    public static IDisposable UseVersion(Guid? maskId, string? versionName = null) => ConfigScope.Enter(new ConfigScope(maskId, versionName));

    /// <summary>Project of a request that may name none.</summary>
    internal string Project(string? name) => name ?? OpikSource.Current()?.ProjectName ?? client.ProjectName;

    // Whatever this process changes it sees at once; others see it after the time of their cache.
    private void Forget(string projectName)
    {
        foreach (var key in cache.Keys.Where(key => key.Item1.ProjectName == projectName))
            cache.TryRemove(key, out _);
    }

    private ConfigEntry<T> Entry<T>(ConfigShape<T> shape, ConfigRequest<T> request)
        where T : OpikConfig
    {
        var selector = ConfigSelector.Of(request, Project(request.ProjectName));
        return (ConfigEntry<T>)cache.GetOrAdd((selector, shape), static (key, area) => new ConfigEntry<T>(area, (ConfigShape<T>)key.Item2, key.Item1), this);
    }

    private void RequireTrace()
    {
        if (client.IsTracingActive && OpikSource.Current() is null)
            throw new InvalidOperationException("A configuration is read inside a trace, which notes its version: call this in a method with [OpikTrack], or inside client.StartTrace or client.StartSpan.");
    }
}
