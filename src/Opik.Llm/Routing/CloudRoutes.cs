namespace Opik.Llm;

/// <summary>Providers that need more than an address and a key.</summary>
internal static class CloudRoutes
{
    /// <summary>First parts of ids.</summary>
    public static IReadOnlyList<string> Prefixes { get; } = [];

    /// <summary>The model of an id; null: none of these.</summary>
    public static ModelTarget? Find(string prefix, string model, RouteSettings settings) => null;
}
