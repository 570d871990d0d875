namespace Opik.Delivery.Sending;

/// <summary>What came of a request.</summary>
/// <param name="Status">HTTP status; null: there was no answer.</param>
/// <param name="RetryAfter">When the server wants to be asked again, from now on.</param>
/// <param name="Detail">Begin of the body of an error, or why there was no answer.</param>
internal readonly record struct BatchAnswer(int? Status, TimeSpan? RetryAfter, string? Detail);
