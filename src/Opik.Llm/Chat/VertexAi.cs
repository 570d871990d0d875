namespace Opik.Llm;

/// <summary>Addresses of Vertex AI.</summary>
public static class VertexAi
{
    /// <summary>The location where nobody chose one.</summary>
    public const string DefaultLocation = "us-central1";

    /// <summary>The address of a maker's models: <c>https://us-central1-aiplatform.googleapis.com/v1/projects/p/locations/us-central1/publishers/google</c>.</summary>
    /// <param name="project">The project that pays.</param>
    /// <param name="location">Where the models run, or <c>global</c>; null or empty: <see cref="DefaultLocation"/>.</param>
    /// <param name="publisher">Who has made them. Default: <c>google</c>.</param>
    /// <param name="server">Another server; null: Google's.</param>
    /// <exception cref="ChatException">400: <paramref name="location"/> can be none.</exception>
    public static Uri Address(string project, string? location, string publisher = "google", Uri? server = null)
    {
        if (string.IsNullOrEmpty(location))
            location = DefaultLocation;
        if (!location.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
            throw ChatException.BadRequest($"'{location}' is no location of Vertex AI.");
        var host = server?.AbsoluteUri.TrimEnd('/') ?? (location == "global" ? "https://aiplatform.googleapis.com" : $"https://{location}-aiplatform.googleapis.com");
        return new Uri($"{host}/v1/projects/{Uri.EscapeDataString(project)}/locations/{location}/publishers/{publisher}");
    }
}
