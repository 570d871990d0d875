using System.Globalization;

namespace Opik.Providers.Http;

/// <summary>What gateways and providers say in headers of their answers. No other header is looked at.</summary>
internal static class ProxyHeaders
{
    /// <summary>Cost in USD that a LiteLLM proxy computed: <c>x-litellm-response-cost: 0.000012</c>; null: none.</summary>
    public static decimal? Cost(HttpResponseMessage response) =>
        decimal.TryParse(First(response, "x-litellm-response-cost"), NumberStyles.Float, CultureInfo.InvariantCulture, out var cost) && cost >= 0 ? cost : null;

    /// <summary>Type of an error of Bedrock: <c>ThrottlingException:http://internal.amazon.com/…</c> without what follows the colon.</summary>
    public static string? ErrorType(HttpResponseMessage response) => First(response, "x-amzn-errortype")?.Split(':')[0];

    /// <summary>The id under which AWS knows the request.</summary>
    public static string? AmazonRequestId(HttpResponseMessage response) => First(response, "x-amzn-requestid");

    /// <summary>Counters that Bedrock gives beside the answer of any model; null: none.</summary>
    public static (long Input, long Output)? AmazonTokens(HttpResponseMessage response) =>
        long.TryParse(First(response, "x-amzn-bedrock-input-token-count"), out var input) && long.TryParse(First(response, "x-amzn-bedrock-output-token-count"), out var output)
            ? (input, output)
            : null;

    private static string? First(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
