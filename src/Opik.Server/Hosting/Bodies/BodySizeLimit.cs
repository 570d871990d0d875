using Microsoft.AspNetCore.Http.Metadata;

namespace Opik.Server.Hosting.Bodies;

/// <summary>Metadata of a route with its own limit: <c>.WithMetadata(new BodySizeLimit(bytes))</c>; null: none.</summary>
internal sealed record BodySizeLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
