namespace Opik.Server.Storage;

/// <content>Stores of keys of model providers.</content>
internal static partial class EmbeddedStorage
{
    private static void AddProviderKeys(IServiceCollection services)
    {
    }
}
