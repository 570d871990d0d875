using Opik.Server.Hosting.Errors;

namespace Opik.Server.Features.Studio.Planning;

/// <summary>Collects what is wrong with a configuration; all of it is told together, as 400: <c>studio_config.llm_model.model: …</c>.</summary>
internal sealed class StudioProblems
{
    private const int Reported = 20;
    private readonly List<string> _texts = [];

    /// <summary>Adds a sentence about the member at a path below <c>studio_config</c>.</summary>
    public void Add(string path, string sentence)
    {
        if (_texts.Count < Reported)
            _texts.Add($"studio_config.{path}: {sentence.Replace("; ", ", ", StringComparison.Ordinal)}");
    }

    /// <summary>Throws 400 when anything was added.</summary>
    public void ThrowIfAny()
    {
        if (_texts.Count > 0)
            throw ApiException.WithErrors(StatusCodes.Status400BadRequest, _texts);
    }
}
