using Opik.Delivery;

namespace Opik;

/// <content>The client of those who hold none.</content>
public sealed partial class OpikClient
{
    private static readonly Lock DefaultGate = new();
    private static readonly AsyncLocal<OpikClient?> Scoped = new();
    private static volatile OpikClient? shared;

    /// <summary>
    /// The client behind <c>[OpikTrack]</c>, integrations and activities of other libraries. Made from
    /// environment and configuration file at the first use unless the program set one; <c>services.AddOpik()</c> sets its own.
    /// Python: <c>get_global_client</c>, <c>set_global_client</c>.
    /// </summary>
    public static OpikClient Default
    {
        get
        {
            if (Scoped.Value is { } scoped)
                return scoped;
            return shared ?? Make();
        }
        set => shared = value;
    }

    /// <summary>The default client of this flow when there is one already.</summary>
    internal static OpikClient? DefaultIfMade => Scoped.Value ?? shared;

    /// <summary>Makes <paramref name="client"/> the default of this asynchronous flow until the result is disposed of.</summary>
    /// <remarks>Python: <c>set_global_client(client, context_wise=True)</c>.</remarks>
    public static IDisposable UseDefault(OpikClient client)
    {
        var before = Scoped.Value;
        Scoped.Value = client;
        return new Restore(before);
    }

    private static OpikClient Make()
    {
        lock (DefaultGate)
            return shared ??= MakeFromSurroundings();
    }

    // Tracing never throws into its host: with settings that cannot be used it is off, and says so where somebody looks.
    private static OpikClient MakeFromSurroundings()
    {
        try
        {
            return new OpikClient();
        }
        catch (OpikConfigurationException malformed)
        {
            Console.Error.WriteLine($"OPIK: tracing is off. {malformed.Message}");
            return new OpikClient(new OpikOptions { TrackDisable = true }, NoDelivery.Instance);
        }
    }

    private sealed class Restore(OpikClient? before) : IDisposable
    {
        public void Dispose() => Scoped.Value = before;
    }
}
