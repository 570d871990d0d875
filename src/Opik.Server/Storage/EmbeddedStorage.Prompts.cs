namespace Opik.Server.Storage;

/// <content>Stores of the prompt library.</content>
internal static partial class EmbeddedStorage
{
    private static void AddPrompts(IServiceCollection services)
    {
    }
}
