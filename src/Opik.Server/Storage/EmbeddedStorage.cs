using Opik.Server.Hosting;
using Opik.Storage.Sqlite;

namespace Opik.Server.Storage;

/// <summary>Opens the embedded stores and offers their interfaces. Stores are closed with the service provider, newest first.</summary>
internal static class EmbeddedStorage
{
    /// <summary>Name and version of the engine, for the start line.</summary>
    public static string Description => $"SQLite {SqliteNative.Description}";

    /// <summary>Registers every store interface.</summary>
    public static void AddEmbeddedStorage(this IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton(DataDirectoryLock.Take(options.DataDirectory));
    }
}
