namespace Opik.Providers.Protocols.Bedrock;

/// <summary>
/// A path of the Bedrock runtime: <c>/model/{id}/converse</c>. The id is escaped, and may be an ARN with slashes in it:
/// <c>arn%3Aaws%3Abedrock%3Aus-east-1%3A1%3Ainference-profile%2Fus.amazon.nova-lite-v1%3A0</c>.
/// </summary>
internal static class BedrockAddress
{
    private const string Models = "/model/";

    /// <summary>Whether it ends with one of the operations of a model.</summary>
    public static bool Is(ProviderAddress address, string operation) =>
        address.Path.Contains(Models, StringComparison.Ordinal) && address.EndsWith(operation);

    /// <summary>The id of the model.</summary>
    public static string Model(ProviderAddress address)
    {
        var start = address.Path.IndexOf(Models, StringComparison.Ordinal) + Models.Length;
        return Uri.UnescapeDataString(address.Path[start..address.Path.LastIndexOf('/')]);
    }
}
