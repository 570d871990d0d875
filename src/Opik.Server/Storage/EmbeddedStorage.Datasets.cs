namespace Opik.Server.Storage;

/// <content>Stores of datasets, their versions and items.</content>
internal static partial class EmbeddedStorage
{
    private static void AddDatasets(IServiceCollection services)
    {
    }
}
