namespace Opik.Llm;

/// <summary>Keys of Amazon Web Services.</summary>
/// <param name="AccessKeyId">Public part.</param>
/// <param name="SecretAccessKey">Secret part.</param>
/// <param name="SessionToken">What temporary keys come with; null: they are not temporary.</param>
public sealed record AwsKeys(string AccessKeyId, string SecretAccessKey, string? SessionToken = null)
{
    /// <summary>Never a secret.</summary>
    public override string ToString() => AccessKeyId;
}
