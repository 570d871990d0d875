namespace Opik.AgentConfiguration;

/// <summary>A configuration that follows its environment. From <see cref="AgentConfigsClient.GetLiveAsync"/>; thread-safe.</summary>
/// <typeparam name="T">The record.</typeparam>
public sealed class LiveConfig<T>
    where T : OpikConfig
{
    private readonly ConfigEntry<T> entry;
    private readonly ConfigShape<T> shape;
    private readonly ConfigRequest<T> request;
    private T last;

    internal LiveConfig(ConfigEntry<T> entry, ConfigShape<T> shape, ConfigRequest<T> request, T first)
    {
        this.entry = entry;
        this.shape = shape;
        this.request = request;
        last = first;
    }

    /// <summary>
    /// The newest version known. Never waits and never throws: a version older than <see cref="OpikOptions.ConfigTtl"/> is read
    /// anew in the background. The trace around, if any, notes the version.
    /// </summary>
    public T Current
    {
        get
        {
            if (entry.Peek(request) is { } known)
                Volatile.Write(ref last, known);
            var config = Volatile.Read(ref last);
            ConfigTrace.Note(config, shape);
            return config;
        }
    }
}
