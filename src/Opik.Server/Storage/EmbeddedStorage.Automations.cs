namespace Opik.Server.Storage;

/// <content>Stores of alerts and online rules.</content>
internal static partial class EmbeddedStorage
{
    private static void AddAutomations(IServiceCollection services)
    {
    }
}
