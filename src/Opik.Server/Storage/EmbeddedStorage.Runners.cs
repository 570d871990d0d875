namespace Opik.Server.Storage;

/// <content>Stores of local runners and pairing.</content>
internal static partial class EmbeddedStorage
{
    private static void AddRunners(IServiceCollection services)
    {
    }
}
