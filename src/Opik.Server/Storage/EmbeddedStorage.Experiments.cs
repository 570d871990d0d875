namespace Opik.Server.Storage;

/// <content>Stores of experiments and their items.</content>
internal static partial class EmbeddedStorage
{
    private static void AddExperiments(IServiceCollection services)
    {
    }
}
