namespace Opik.Server.Storage;

/// <content>Stores of guardrail policies, retention rules and the state of optional features.</content>
internal static partial class EmbeddedStorage
{
    private static void AddPolicies(IServiceCollection services)
    {
    }
}
