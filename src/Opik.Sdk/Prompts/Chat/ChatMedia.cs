namespace Opik.Prompts.Chat;

/// <summary>A kind of part that points to a file.</summary>
/// <param name="Type">Its type, which is the name of the object in it, too.</param>
/// <param name="Modality">What a model must be able to take.</param>
/// <param name="Label">Its name in text.</param>
/// <param name="Fields">What is kept beside the address.</param>
internal sealed record ChatMedia(string Type, ChatModalities Modality, string Label, string[] Fields)
{
    private static readonly string[] Recorded = ["detail", "mime_type", "duration", "format"];

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<ChatMedia> All { get; } =
    [
        new("image_url", ChatModalities.Vision, "image", ["detail"]),
        new("video_url", ChatModalities.Video, "video", Recorded),
        new("audio_url", ChatModalities.Audio, "audio", Recorded),
    ];

    /// <summary>The kind of a type in lower case; null when it is none.</summary>
    public static ChatMedia? Find(string type) => All.FirstOrDefault(media => media.Type == type);
}
