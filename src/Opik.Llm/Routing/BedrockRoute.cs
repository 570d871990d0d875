using System.Text.RegularExpressions;

namespace Opik.Llm;

/// <summary>
/// Amazon Bedrock: <c>bedrock/anthropic.claude-…</c>, <c>bedrock/converse/…</c>, <c>bedrock/{region}/…</c> or the ARN of a
/// profile. <c>AWS_REGION_NAME</c>, <c>AWS_REGION</c> or <c>AWS_DEFAULT_REGION</c> says where; a Bedrock key in
/// <c>AWS_BEARER_TOKEN_BEDROCK</c>, keys in <c>AWS_ACCESS_KEY_ID</c> and its kin, or a profile of the shared file who asks.
/// </summary>
internal static partial class BedrockRoute
{
    private const string DefaultRegion = "us-east-1";

    public static ModelTarget Target(string path, RouteSettings settings)
    {
        var model = path;
        foreach (var way in (string[])["converse/", "invoke/", "converse_like/"])
            model = model.StartsWith(way, StringComparison.Ordinal) ? model[way.Length..] : model;
        string? region = null;
        if (model.StartsWith("arn:", StringComparison.Ordinal))
            region = model.Split(':') is [_, _, _, { Length: > 0 } place, ..] ? place : null;
        else if (model.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && Region().IsMatch(model[..slash]))
            (region, model) = (model[..slash], model[(slash + 1)..]);
        region ??= settings.Variable("AWS_REGION_NAME", "AWS_REGION", "AWS_DEFAULT_REGION") ?? DefaultRegion;
        if (!Region().IsMatch(region))
            throw ChatException.BadRequest($"'{region}' is no region of Amazon Web Services.");
        var endpoint = new ChatEndpoint
        {
            Provider = ModelProvider.Bedrock,
            Interface = ChatInterface.Bedrock,
            Address = settings.Options.Endpoint ?? settings.Address(string.Empty, "AWS_BEDROCK_RUNTIME_ENDPOINT", "AWS_ENDPOINT_URL_BEDROCK_RUNTIME") ?? new Uri($"https://bedrock-runtime.{region}.{Domain(region)}"),
            Credential = Credential(path, region, settings),
            Headers = settings.Options.Headers,
        };
        return new ModelTarget(endpoint, model);
    }

    private static string Domain(string region) => region.StartsWith("cn-", StringComparison.Ordinal) ? "amazonaws.com.cn" : "amazonaws.com";

    private static IChatCredential Credential(string path, string region, RouteSettings settings) =>
        settings.Key("AWS_BEARER_TOKEN_BEDROCK") is { } key ? new ApiKeyCredential(key)
        : AwsProfile.Find(settings) is { } keys ? new AwsCredential(keys, region, settings.Options.Clock)
        : throw RouteSettings.NoKey($"bedrock/{path}", "AWS_BEARER_TOKEN_BEDROCK", "AWS_ACCESS_KEY_ID with AWS_SECRET_ACCESS_KEY");

    [GeneratedRegex(@"^[a-z]{2}(-[a-z]+)+-\d{1,2}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Region();
}
